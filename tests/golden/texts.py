"""What the tokenizers are trained on, and what they are asked to encode."""

STORIES = """\
Once upon a time there was a little cat who lived in a red house by the river.
The cat liked to look out of the window and watch the birds in the garden.
One day a small bird came to the window and said: "Hello, little cat! Why are you sad?"
"I am sad because I want to fly," said the cat. "You can fly, and I can only walk."
The bird was kind. "Come with me," she said, "and I will show you the big tree on the hill."
So the cat went up the hill, and the bird flew over her head, and they came to the tree.
The cat climbed to the top of the tree. She could see the river, the house and the sea.
"Now I am as high as a bird," she said, and she was happy.
Once there was a boy named Tom who had a blue boat. He went to the lake every day.
The wind was strong, and the boat went far away. Tom was sad, and he sat down and cried.
An old man saw him and asked, "What is wrong?" Tom said that his boat was lost.
The old man smiled. He had a long stick, and he pulled the boat back to the shore.
"Thank you, thank you!" said Tom. They went to a café and had some cake together.
Tom's mother said, "It is good to help each other." Tom never forgot the old man.
There was a girl named Lily. She found a letter in the park, and it said "你好".
She did not know what it meant, so she asked her teacher. "It means hello," said the teacher.
Lily wrote a letter back. She put it under the same tree and waited for 3 days.
Then, on day 4, there was a new letter. It said: "Hello, Lily! Do you want to play?"
They played in the park until it was dark, and then they went home. They were good friends.
The end. The next day the sun was bright, and everyone was happy in the little town.
"""

TEXTS = [
    "",
    "a",
    " ",
    "  ",
    "Once upon a time there was a little cat.",
    "The old man said: \"Don't be sad, Lily!\"",
    " leading space",
    "  two leading spaces",
    "trailing space ",
    "double  spaces   and triple",
    "line one\nline two\n",
    "\n\n",
    "tab\tbetween\twords",
    "1234 3.14 (x+y)*[z]; #!? -- ...",
    "UPPER lower MiXeD",
    "café naïve Zoë",
    "cafe\u0301 e\u0301\u0302",
    "你好",
    "你好，世界。 猫坐在树上",
    "日本語 and English",
    "🙂 cat 🙂🙂",
    "👩\u200d👩\u200d👧\u200d👦 family 🏳️\u200d🌈",
    "שלום עולם",
    "مرحبا بالعالم",
    "xyzzy quux unknownwords",
    "▁ lower one eighth block",
    "<0x41> <0xZZ>",
    "the the the the the the the the the the",
    "Tom went to the lake with the blue boat, and the wind was strong. " * 3 + "The end.\n",
]

SPECIAL_TEXTS = ["<|endoftext|>", "cat<|endoftext|>the bird", "<s>Hello</s>", "the <unk> cat"]
