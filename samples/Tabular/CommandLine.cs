using System.CommandLine;
using System.Globalization;

namespace Tabular;

/// <summary>The options: their names, defaults and limits.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Use the five UCI tables in this folder instead of an invented table",
        HelpName = "folder",
    };

    private readonly Option<int> _folds = Whole("--folds", 10, least: 2, "Number of folds; each fold measures a network that is trained on the others");
    private readonly Option<int> _repeats = Whole("--repeats", 1, least: 1, "Number of repetitions with other folds");
    private readonly Option<int> _seed = Whole("--seed", 1, least: 0, "Seed of the folds, the start weights and the order of the rows");
    private readonly Option<int> _threads =
        Whole("--threads", Environment.ProcessorCount, least: 1, "Largest number of threads; the result does not depend on it");
    private readonly Option<string?> _export = new("--export")
    {
        Description = "Write folds.csv and scores.csv into this folder, to compare another program on the same folds",
        HelpName = "folder",
    };

    /// <summary>The command.</summary>
    /// <param name="run">What to do with sound settings; gives the exit code.</param>
    public RootCommand For(Func<Settings, int> run)
    {
        var command = new RootCommand("Learns small tables and measures by cross-validation how well.") { _data, _folds, _repeats, _seed, _threads, _export };
        command.SetAction(result => run(new Settings
        {
            DataFolder = result.GetValue(_data),
            Folds = result.GetValue(_folds),
            Repeats = result.GetValue(_repeats),
            Seed = result.GetValue(_seed),
            Threads = result.GetValue(_threads),
            ExportFolder = result.GetValue(_export),
        }));
        return command;
    }

    private static Option<int> Whole(string name, int byDefault, int least, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int value) || value < least)
            {
                result.AddError($"Expected a whole number from {least} for {name}, but found {text}.");
            }

            return value;
        },
    };
}
