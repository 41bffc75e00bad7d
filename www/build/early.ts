/** Has the browser ask at once for what it would else ask for later: the script that the first one asks for, and fonts. */
import type { HtmlTagDescriptor, Plugin } from 'vite';

interface Wanted {
  /** The end of a module's path that is a script of its own. */
  module: string;
  fonts: RegExp;
}

interface Made {
  fileName: string;
  facadeModuleId?: string | null;
  isEntry?: boolean;
  imports?: string[];
}

export function linksOf(
  bundle: Record<string, Made>,
  { module, fonts }: Wanted,
): HtmlTagDescriptor[] {
  const files = Object.values(bundle);
  const main = files.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  if (!main) throw new Error(`${module} is no script of its own`);
  const names = files.map(({ fileName }) => fileName);
  const entries = files.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const scripts = [main.fileName, ...(main.imports ?? [])].filter(
    (name) => !entries.includes(name),
  );
  const link = (name: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { ...attrs, crossorigin: true, href: `./${name}` },
    injectTo: 'head',
  });
  return [
    ...names
      .filter((name) => fonts.test(name))
      .map((name) => link(name, { rel: 'preload', as: 'font', type: 'font/woff2' })),
    ...scripts.map((name) => link(name, { rel: 'modulepreload' })),
  ];
}

export function early(wanted: Wanted): Plugin {
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => linksOf((bundle ?? {}) as Record<string, Made>, wanted),
    },
  };
}
