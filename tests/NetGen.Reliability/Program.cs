using System.CommandLine;
using NetGen.Reliability;
using NetGen.Reliability.Campaign;
using NetGen.Reliability.Interruptions.Children;

// A process that one of the checks has started, to kill it.
if (args is [ChildPrograms.Word, .. string[] rest])
{
    return ChildPrograms.Run(rest);
}

// Tries the promises of docs/reliability.md. Without options it runs the small number of cases of every check, as CI does.
var names = new Argument<string[]>("checks") { Description = "names of checks, or their beginnings: files, files/safetensors; all of them by default" };
var scale = new Option<bool>("--scale") { Description = "the large number of cases in place of the small one" };
var seed = new Option<ulong>("--seed") { Description = "draws other cases", DefaultValueFactory = static _ => 1 };
var only = new Option<long?>("--case") { Description = "one case alone, in this process, as a failure says it" };
var cases = new Option<long?>("--cases") { Description = "this number of cases of every check" };
var part = new Option<string>("--part") { Description = "K/N: the K-th of N parts of the cases", DefaultValueFactory = static _ => "1/1" };
var minutes = new Option<double>("--minutes") { Description = "ends every check after this time, whole or not", DefaultValueFactory = static _ => 100 };
var threads = new Option<int>("--threads") { Description = "cases tried side by side", DefaultValueFactory = static _ => Environment.ProcessorCount };
var log = new Option<string?>("--log") { Description = "a file to which every result is added, as a row of the table in docs/reliability.md" };
var list = new Option<bool>("--list") { Description = "prints the checks and their numbers of cases" };
var child = new Option<string?>("--child") { Hidden = true };

var command = new RootCommand("Tries what NetGen promises, on cases that a seed determines.")
{
    names, scale, seed, only, cases, part, minutes, threads, log, list, child
};
command.SetAction(arguments =>
{
    IReadOnlyList<Check> chosen = Checks.Named(arguments.GetValue(names) ?? []);
    if (arguments.GetValue(list))
    {
        Report.List(chosen);
        return 0;
    }

    var plan = new Plan(arguments.GetValue(seed), arguments.GetValue(scale), arguments.GetValue(cases), Part.Parse(arguments.GetValue(part)!),
        TimeSpan.FromMinutes(arguments.GetValue(minutes)), arguments.GetValue(threads));
    if (arguments.GetValue(only) is { } number)
    {
        return SingleCase.Run(chosen, plan.Seed, number);
    }

    return arguments.GetValue(child) is { } room
        ? ChildProcess.Run(chosen.Single(), plan, room)
        : Report.Run(chosen, plan, arguments.GetValue(log));
});
return command.Parse(args).Invoke();
