using NetGen;
using Spectre.Console;

namespace Digits.Output;

/// <summary>Shows a training: a moving line on a terminal, and everywhere a plain line for every finished epoch.</summary>
internal sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    private readonly Action<string> _writeLine;
    private readonly Action<TrainingProgress> _move;

    private TrainingDisplay(Action<string> writeLine, Action<TrainingProgress> move)
    {
        _writeLine = writeLine;
        _move = move;
    }

    /// <summary>Shows a training while it runs.</summary>
    /// <param name="console">Where.</param>
    /// <param name="train">The training, which reports to what it is given, and may write lines of its own to it.</param>
    public static History Follow(IAnsiConsole console, Func<TrainingDisplay, History> train)
    {
        console.Profile.Out.Writer.WriteLine(EpochTable.Heading);
        if (!console.Profile.Capabilities.Ansi || !console.Profile.Out.IsTerminal)
        {
            return train(new TrainingDisplay(console.Profile.Out.Writer.WriteLine, static _ => { }));
        }

        return console.Live(BelowBlankLine("")).AutoClear(true).Start(live => train(new TrainingDisplay(
            line => console.WriteLine(line),
            progress => live.UpdateTarget(BelowBlankLine(ProgressLine.Of(progress, console.Profile.Capabilities.Unicode))))));
    }

    /// <summary>Writes a line above what moves.</summary>
    public void WriteLine(string line) => _writeLine(line);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Record is { } epoch)
        {
            _writeLine(EpochTable.Line(value, epoch));
        }
        else
        {
            _move(value);
        }
    }

    // Besides looking better it must be two lines: to go back to the start of a single one, the library moves the cursor "0 up", which terminals take for 1.
    private static Padder BelowBlankLine(string markup) => new(new Markup(markup), new Spectre.Console.Padding(0, 1, 0, 0));
}
