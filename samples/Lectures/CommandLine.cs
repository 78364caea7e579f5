using System.CommandLine;

namespace Lectures;

/// <summary>What can be asked for: a topic, all of them, or the list.</summary>
internal sealed class CommandLine
{
    /// <summary>Runs every topic.</summary>
    public const string All = "all";

    /// <summary>Names every topic with its claim.</summary>
    public const string List = "list";

    private readonly Argument<string> _topic = new("topic")
    {
        Description = "A topic's name; 'all' runs every topic, 'list' names them",
        DefaultValueFactory = static _ => List,
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "For mnist: read the four MNIST files in this folder instead of drawing digits",
        HelpName = "folder",
    };

    /// <summary>The command.</summary>
    /// <param name="run">What to do with the name of a topic and a folder of data; gives the exit code.</param>
    public RootCommand For(Func<string, string?, int> run)
    {
        var command = new RootCommand("Shows what the lectures on neural networks claim, and says whether it holds.") { _topic, _data };
        _topic.Validators.Add(static result =>
        {
            string name = result.Tokens is [{ } token] ? token.Value : List;
            string[] known = [All, List, .. Course.Topics(dataFolder: null).Select(static topic => topic.Name)];
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                result.AddError($"Expected a topic, but found '{name}'. There are: {string.Join(", ", known)}.");
            }
        });
        command.SetAction(result => run(result.GetValue(_topic)!, result.GetValue(_data)));
        return command;
    }
}
