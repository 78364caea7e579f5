using NetGen.Conformance;

// NetGen.Conformance [--cases FOLDER] [--write PAGE | --check PAGE]
// Runs every node case of Debian's python3-onnx through the build task's reader, the generator and the compiler, and compares the answers. Without a folder the
// cases are made anew.
string? folder = After("--cases"), write = After("--write"), check = After("--check");
string? made = null;
if (folder is null)
{
    if (!CaseSource.IsThere)
    {
        Console.Error.WriteLine("Expected python3-onnx, but found none: apt-get install python3-onnx");
        return 2;
    }

    made = folder = Directory.CreateTempSubdirectory("netgen-cases").FullName;
    CaseSource.Write(Path.Combine(folder, "cases"));
    folder = Path.Combine(folder, "cases");
}

IReadOnlyList<Outcome> outcomes = Conformity.Of(Case.All(folder), Console.Error);
if (made is not null)
{
    Directory.Delete(made, recursive: true);
}

foreach (Outcome wrong in outcomes.Where(static outcome => outcome.Kind == OutcomeKind.Wrong))
{
    Console.WriteLine($"wrong: {wrong.Case.Name}: {wrong.Message}");
}

Tally tally = Tally.Of(outcomes);
Console.WriteLine(tally);
string page = Page.Of(outcomes, tally);
if (write is not null)
{
    File.WriteAllText(write, page);
}

if (check is not null && !Page.AreTheSame(File.ReadAllText(check), page))
{
    Console.WriteLine($"{check} is not what these cases give; write it anew by --write {check}");
    return 1;
}

return tally.Wrong == 0 ? 0 : 1;

string? After(string option)
{
    int index = Array.IndexOf(args, option);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}
