using System.CommandLine;
using System.Globalization;
using MnistTable.Rows;

namespace MnistTable;

/// <summary>The options: their names, defaults and limits.</summary>
internal sealed class CommandLine
{
    private readonly Option<string> _data = new("--data") { Description = "The folder of MNIST's four files", HelpName = "folder", Required = true };

    private readonly Option<TableRow[]> _rows = new("--rows")
    {
        Description = $"Rows to train, such as 1-6,exercise, or all that end in a word, such as deformed; there are "
            + $"{string.Join(", ", RowCatalog.All.Select(static row => row.Name))}",
        HelpName = "list",
        DefaultValueFactory = _ => RowCatalog.Select("1-6", out string? _),
        CustomParser = result =>
        {
            TableRow[] rows = RowCatalog.Select(result.Tokens[0].Value, out string? unknown);
            if (unknown is not null)
            {
                result.AddError($"Expected rows ({string.Join(", ", RowCatalog.All.Select(static row => row.Name))}, or a range of numbers) for --rows, but "
                    + $"found '{unknown}'.");
            }

            return rows;
        },
    };

    private readonly Option<int?> _seeds =
        Whole("--seeds", null, "Number of trainings per row, with the seeds 1, 2, ...; 3 if not given, or 1 for a row that takes hours");
    private readonly Option<int?> _threads = Whole("--threads", Environment.ProcessorCount, "Largest number of threads; the result does not depend on it");

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "Folder of the checkpoints, the table and the report; a stopped run resumes from it",
        HelpName = "folder",
        DefaultValueFactory = _ => "artifacts/mnist",
    };

    private readonly Option<bool> _choose = new("--choose")
    {
        Description = "Train on 50,000 images and measure on the other 10,000, as when the settings were chosen; the test images are not used"
    };

    /// <summary>The command.</summary>
    /// <param name="run">What to do with sound settings.</param>
    public RootCommand For(Action<Settings> run)
    {
        var command = new RootCommand("Trains the lectures' table of networks on MNIST, row by row.") { _data, _rows, _seeds, _threads, _folder, _choose };
        command.SetAction(result => run(new Settings
        {
            DataFolder = result.GetRequiredValue(_data),
            Rows = result.GetRequiredValue(_rows),
            Seeds = result.GetValue(_seeds),
            Threads = result.GetValue(_threads)!.Value,
            Folder = result.GetRequiredValue(_folder),
            Chooses = result.GetValue(_choose),
        }));
        return command;
    }

    private static Option<int?> Whole(string name, int? byDefault, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int value) || value < 1)
            {
                result.AddError($"Expected a whole number from 1 for {name}, but found {text}.");
            }

            return value;
        },
    };
}
