using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Digits;

/// <summary>The options: their names, defaults and limits.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Train on the four MNIST files in this folder instead of drawing digits",
        HelpName = "folder",
    };

    private readonly Option<DigitNetwork> _network = new("--network")
    {
        Description = "The network to train: dense (784-128-10), lenet (LeNet-5) or cnn (small filters, batch normalisation, dropout)",
        HelpName = "name",
        DefaultValueFactory = static _ => DigitNetwork.Dense,
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            DigitNetwork[] found = [.. Enum.GetValues<DigitNetwork>().Where(network => network.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))];
            if (found is [])
            {
                result.AddError($"Expected dense, lenet or cnn for --network, but found '{text}'.");
            }

            return found.FirstOrDefault();
        },
    };

    private readonly Option<int> _epochs = Whole("--epochs", 5, "Number of passes over the training pictures");
    private readonly Option<int> _batch = Whole("--batch", 32, "Pictures in a mini-batch");
    private readonly Option<float> _learningRate = Number(
        "--learning-rate",
        "x",
        0.002f,
        "a positive number",
        static rate => rate is > 0 and < float.PositiveInfinity,
        "Adam's learning rate in the first epoch; it falls linearly");

    private readonly Option<int> _seed = Number(
        "--seed", "n", 1, "a whole number", static _ => true, "Seed of the digits, the start weights and the order of the pictures");

    private readonly Option<int> _threads = Whole("--threads", Environment.ProcessorCount, "Largest number of threads; the result does not depend on it");
    private readonly Option<string?> _save = OutputFile("--save", "Write the trained network to this safetensors file");
    private readonly Option<string?> _report = OutputFile("--report", "Write a report of the training to this file", "report.html");
    private readonly Option<string?> _checkpoint = OutputFile("--checkpoint", "Write the whole training to this file after every epoch");
    private readonly Option<string?> _resume = File(
        "--resume", "an existing file", System.IO.File.Exists,
        "Resume from this checkpoint, and write the next ones to it unless --checkpoint names another file");

    private readonly Option<string?> _export = new("--export")
    {
        Description = "Write the drawn digits into this folder as MNIST's four files",
        HelpName = "folder",
    };

    private readonly Option<bool> _show = new("--show") { Description = "Print a few of the pictures first" };

    /// <summary>The command.</summary>
    /// <param name="run">What to do with sound settings; gives the exit code.</param>
    public RootCommand For(Func<Settings, int> run)
    {
        var command = new RootCommand("Trains a network to read handwritten digits and shows how well it does.")
        {
            _data, _network, _epochs, _batch, _learningRate, _seed, _threads, _save, _report, _checkpoint, _resume, _export, _show,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(_data) is not null && result.GetResult(_export) is not null)
            {
                result.AddError("Expected either --data or --export, which writes the digits that are drawn without --data.");
            }
        });
        command.SetAction(result => run(Read(result)));
        return command;
    }

    private Settings Read(ParseResult result) => new()
    {
        DataFolder = result.GetValue(_data),
        Network = result.GetValue(_network),
        Epochs = result.GetValue(_epochs),
        BatchSize = result.GetValue(_batch),
        LearningRate = result.GetValue(_learningRate),
        Seed = result.GetValue(_seed),
        Threads = result.GetValue(_threads),
        SaveFile = result.GetValue(_save),
        ReportFile = result.GetValue(_report)!,
        CheckpointFile = result.GetValue(_checkpoint) ?? result.GetValue(_resume),
        ResumeFile = result.GetValue(_resume),
        ExportFolder = result.GetValue(_export),
        Show = result.GetValue(_show),
    };

    private static Option<int> Whole(string name, int byDefault, string description) =>
        Number(name, "n", byDefault, "a whole number from 1", static value => value >= 1, description);

    /// <summary>A number within limits, told in words.</summary>
    private static Option<T> Number<T>(string name, string helpName, T byDefault, string expected, Func<T, bool> isSound, string description)
        where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!T.TryParse(text, CultureInfo.InvariantCulture, out T value) || !isSound(value))
            {
                result.AddError($"Expected {expected} for {name}, but found {text}.");
            }

            return value;
        },
    };

    /// <summary>A file to write: that it can be is looked up before hours of training, not after.</summary>
    private static Option<string?> OutputFile(string name, string description, string? byDefault = null) =>
        File(name, "a file in an existing folder", static path => FolderExists(path) && !Directory.Exists(path), description, byDefault);

    private static bool FolderExists(string path) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)));

    private static Option<string?> File(string name, string expected, Func<string, bool> isSound, string description, string? byDefault = null) => new(name)
    {
        Description = description,
        HelpName = "file",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            string path = result.Tokens[0].Value;
            if (path.Length == 0 || !isSound(path))
            {
                result.AddError($"Expected {expected} for {name}, but found '{path}'.");
            }

            return path;
        },
    };
}
