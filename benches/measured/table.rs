//! Rows as a Markdown table, for a terminal and for a pull request alike.

pub fn print<const COLUMNS: usize>(head: [&str; COLUMNS], body: &[[String; COLUMNS]]) {
    let width = |column: usize| body.iter().map(|row| row[column].len()).chain([head[column].len()]).max();
    let widths: [usize; COLUMNS] = std::array::from_fn(|column| width(column).unwrap_or_default());
    let line = |cells: [&str; COLUMNS]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        println!("| {} |", padded.collect::<Vec<_>>().join(" | "));
    };
    line(head);
    line(widths.map(|width| "-".repeat(width)).each_ref().map(String::as_str));
    for row in body {
        line(row.each_ref().map(String::as_str));
    }
}
