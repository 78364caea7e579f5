using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NetGen;

namespace Cluster;

/// <summary>The options: their names, defaults and limits.</summary>
internal sealed class CommandLine
{
    private readonly Option<string> _folder = new("--folder") { Description = "Where all shards keep their trials", HelpName = "folder", Required = true };

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Do one part of the search only, counted from 0",
        HelpName = "i/n",
        CustomParser = Part,
    };

    private readonly Option<int> _environment = new("--from-environment")
    {
        Description = "Do the part that Slurm, Kubernetes or Open MPI gives this process, of n parts",
        HelpName = "n",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _merge = new("--merge") { Description = "Only show what all parts have found; fails while trials are missing" };
    private readonly Option<int> _rows = Whole("--rows", 3000, "Points to train on");
    private readonly Option<int> _epochs = Whole("--epochs", 27, "Epochs of a whole training");
    private readonly Option<int> _timeout = Whole("--timeout", 600, "Seconds to wait for other parts");

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs the program with valid settings and returns the exit code.</param>
    public RootCommand For(Func<Settings, int> run)
    {
        var command = new RootCommand("Searches for the settings of a small network, alone or as one of several processes.")
        {
            _folder, _shard, _environment, _merge, _rows, _epochs, _timeout,
        };
        command.SetAction(result => run(new Settings
        {
            Folder = result.GetValue(_folder)!,
            Shard = result.GetValue(_shard),
            AsksEnvironment = result.GetResult(_environment) is not null,
            ShardCount = result.GetValue(_environment),
            MergesOnly = result.GetValue(_merge),
            Rows = result.GetValue(_rows),
            Epochs = result.GetValue(_epochs),
            Timeout = TimeSpan.FromSeconds(result.GetValue(_timeout)),
        }));
        return command;
    }

    private static Option<int> Whole(string name, int byDefault, string description) =>
        new(name) { Description = description, HelpName = "n", DefaultValueFactory = _ => byDefault };

    private static Shard? Part(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Split('/') is [var index, var count]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int part)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int parts) && part < parts)
        {
            return new Shard(part, parts);
        }

        result.AddError($"Expected a part such as 0/3, 1/3 or 2/3 for --shard, but found {text}.");
        return null;
    }
}
