using System.Globalization;

namespace NetGen.Benchmarks.Report;

/// <summary>The measurements as tables, one for every kind of task; peers side by side would not fit a page.</summary>
internal sealed class MarkdownTable(TextWriter writer) : IReport
{
    private static readonly string[] Head = ["task", "net", "data", "threads", "who", "result", "NetGen against it", "note"];

    private readonly List<string[]> _rows = [];
    private readonly List<string> _skipped = [];

    public void Begin(string machine)
    {
        writer.WriteLine(machine);
        writer.WriteLine();
    }

    public void Add(Measurement measurement)
    {
        if (measurement.Skipped is { } reason)
        {
            _skipped.Add($"{measurement.Peer}: {reason}");
            return;
        }

        _rows.Add(
        [
            measurement.Task ?? "", measurement.Shape ?? "", measurement.Data ?? "", $"{measurement.Threads}", measurement.Peer, Value(measurement),
            Against(measurement),
            measurement.Note ?? "",
        ]);
    }

    public void Finish()
    {
        int[] widths = [.. Head.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max())];
        Write(Head, widths);
        Write([.. widths.Select(static width => new string('-', width))], widths);
        foreach (string[] row in _rows)
        {
            Write(row, widths);
        }

        foreach (string line in _skipped)
        {
            writer.WriteLine();
            writer.WriteLine($"Not measured: {line}");
        }
    }

    private static string Value(Measurement m) => m switch
    {
        { BestSamplesPerS: { } rate } => $"{Number(rate)} samples/s",
        { Gflops: { } speed, ShareOfPeak: { } share } => $"{Number(speed)} GFLOP/s, {share.ToString("P0", CultureInfo.InvariantCulture)} of peak",
        { Gflops: { } speed } => $"{Number(speed)} GFLOP/s",
        { Slowdown: { } slowdown } => $"late / early {Number(slowdown)}",
        { Bytes: { } bytes } => $"{Number(bytes)} bytes",
        { MinNs: >= 1e6 and var time } => $"{Number(time / 1e6)} ms",
        { MinNs: { } time } => $"{Number(time)} ns",
        _ => "",
    };

    private static string Against(Measurement m) => m switch
    {
        { Ratio: { } ratio, RatioOf: "time" } => $"{Number(ratio)} × its time",
        { Ratio: { } ratio, RatioOf: "plain" } => $"{Number(ratio)} × the plain speed",
        { Ratio: { } ratio, RatioOf: "one thread" } => $"{Number(ratio)} × the speed of one thread",
        { Ratio: { } ratio } => $"{Number(ratio)} × its speed",
        _ => "",
    };

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "N0" : Math.Abs(value) >= 100 ? "F0" : Math.Abs(value) >= 10 ? "F1" : "0.##", CultureInfo.InvariantCulture);

    private void Write(string[] cells, int[] widths) =>
        writer.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
}
