namespace NetGen;

/// <summary>
/// The style sheet of a report. In both themes, text has a contrast of at least 4.5 to its background (WCAG 2.1, AA). Print uses the light theme.
/// </summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --page: #f4f6f8; --card: #fff; --text: #1a1f25; --soft: #525c67; --line: #dde3e9; --link: #0b5cad;
          --right: #6aa8f7; --mistaken: #f2956b; --alarm: #b3261e; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --page: #0e1216; --card: #161b21; --text: #e6ebf0; --soft: #a3aeba; --line: #2b333c; --link: #7cb7ff;
            --right: #1f5fb0; --mistaken: #a3441c; --alarm: #ff8a80; }
        }
        * { box-sizing: border-box; }
        html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 1080px; padding: 0 16px 32px; background: var(--page); color: var(--text);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
        header { padding: 24px 4px 8px; }
        h1 { margin: 0; font-size: 28px; line-height: 1.2; }
        h2 { margin: 0 0 8px; font-size: 19px; }
        h3 { margin: 0; font-size: 15px; }
        p { margin: 0 0 12px; }
        a { color: var(--link); }
        nav { display: flex; flex-wrap: wrap; gap: 2px 14px; padding-top: 6px; font-size: 14px; }
        section { margin: 16px 0; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        footer, .note { color: var(--soft); font-size: 13px; }
        footer { padding: 0 4px; }
        figure { margin: 0; }
        ul { margin: 0; padding: 0; list-style: none; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0; }
        .figures div { padding-left: 12px; border-left: 3px solid var(--link); }
        .figures dt { color: var(--soft); font-size: 13px; }
        .figures dd { margin: 0; font-size: 24px; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .figures dd.note { font-size: 13px; font-weight: 400; }
        .findings li { margin: 6px 0; padding: 2px 0 2px 12px; border-left: 3px solid var(--alarm); }
        .findings .good { border-left-color: var(--link); }
        .findings p { margin: 2px 0 0; color: var(--soft); }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 20px 28px; }
        .chart { max-width: 560px; }
        .single { max-width: 520px; }
        .legend { display: flex; flex-wrap: wrap; gap: 0 16px; min-height: 22px; color: var(--soft); font-size: 13px; }
        .legend li { display: flex; align-items: center; gap: 6px; }
        .legend i { width: 22px; border-top: 3px solid var(--c); }
        .legend .dashed i { border-top-style: dashed; }
        .legend .best i { width: 0; height: 14px; border: 0; border-left: 2px dotted var(--soft); }
        .key { width: 16px; height: 16px; }
        .plot { display: block; width: 100%; height: auto; overflow: visible; }
        .plot text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        .plot .name { fill: var(--text); }
        .grid, .tick, .axis { fill: none; stroke: var(--line); }
        .axis, .tick { stroke: var(--soft); }
        .mark { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 2 3; }
        .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .line.dashed { stroke-dasharray: 6 4; }
        .point { fill: var(--c); }
        .dot { fill: var(--c); stroke: var(--card); stroke-width: .8; }
        .wrong { fill: none; stroke: var(--text); stroke-width: 1.6; }
        .reading { fill: var(--text); fill-opacity: 0; }
        .reading:hover { fill-opacity: .08; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 20px 32px; align-items: start; }
        .pair > * { min-width: 0; }
        .scroll { max-width: 100%; overflow-x: auto; }
        table { min-width: min(100%, 300px); border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { padding-bottom: 4px; text-align: left; font-weight: 600; }
        th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; text-align: right; white-space: nowrap; }
        thead th { color: var(--soft); font-size: 13px; font-weight: 400; vertical-align: bottom; }
        th[scope=row], thead th:first-child { text-align: left; font-weight: 400; }
        .words td, .words thead th { text-align: left; }
        .words td { overflow-wrap: anywhere; white-space: normal; }
        .words th { white-space: nowrap; }
        .words td, .words th { vertical-align: top; }
        details { margin-top: 12px; }
        summary { cursor: pointer; color: var(--link); }
        .confusion { width: 100%; max-width: 520px; table-layout: fixed; }
        .confusion th, .confusion td { padding: 5px 1px; border: 1px solid var(--card); text-align: center; font-size: 13px; }
        .confusion th { font-weight: 600; overflow: hidden; }
        .confusion.upright thead span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
        .confusion.upright { width: auto; table-layout: auto; }
        .confusion.upright th[scope=row] { padding-right: 8px; text-align: right; }
        .confusion.upright td { min-width: 32px; }
        .confusion .none { color: var(--soft); }
        .confusion .right { background: color-mix(in srgb, var(--right) var(--v), var(--card)); }
        .confusion .mistaken { background: color-mix(in srgb, var(--mistaken) var(--v), var(--card)); }
        .matrix { width: 100%; max-width: 460px; border: 1px solid var(--line); image-rendering: pixelated; }
        .pixels { display: block; width: 100%; image-rendering: pixelated; }
        .weights { display: grid; grid-template-columns: repeat(9, 1fr); gap: 10px; }
        .weights li { text-align: center; color: var(--soft); font-size: 12px; line-height: 1.3; }
        .weights img { border: 1px solid var(--line); }
        .mistakes { display: grid; grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 14px; }
        .mistakes li { font-size: 13px; }
        .mistakes p { margin: 4px 0 2px; }
        .mistakes img { border-radius: 4px; }
        .bar { display: grid; grid-template-columns: fit-content(50%) minmax(16px, 1fr) max-content; align-items: center; gap: 6px;
          color: var(--soft); font-variant-numeric: tabular-nums; }
        .track { height: 8px; border-radius: 4px; background: var(--line); overflow: hidden; }
        .track i { display: block; height: 100%; background: #2f7fd6; }
        .mistaken .track i { background: #d9730d; }
        .colorbar { display: flex; align-items: center; gap: 8px; max-width: 320px; color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
        .colorbar i { flex: 1; height: 12px; border: 1px solid var(--line); border-radius: 3px; }
        @media (max-width: 480px) {
          body { padding: 0 8px 24px; } section { padding: 14px 12px; } .confusion th, .confusion td { font-size: 12px; padding: 4px 0; }
          .weights { grid-template-columns: repeat(4, 1fr); } .mistakes { grid-template-columns: repeat(3, 1fr); gap: 14px 10px; }
          .mistakes li { font-size: 12px; } .bar { gap: 4px; } .plot text { font-size: 14px; }
        }
        @media print {
          :root { --page: #fff; }
          body { max-width: none; padding: 0; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          nav { display: none; }
          section { break-inside: avoid; border: 0; padding: 8px 0; }
          .weights, .mistakes { grid-template-columns: repeat(8, 1fr); }
        }
        """;
}
