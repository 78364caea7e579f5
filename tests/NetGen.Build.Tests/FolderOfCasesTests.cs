namespace NetGen.Build.Tests;

/// <summary>Runs cases that lie outside the repository, made by the scripts in Fixtures. Skipped where NETGEN_MODEL_CASES names no folder.</summary>
public class FolderOfCasesTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("NETGEN_MODEL_CASES");

    [SkippableFact]
    public void EveryCase_AgreesOrIsDeclined()
    {
        Skip.If(Folder is null, "NETGEN_MODEL_CASES names no folder of cases.");

        List<string> report = [];
        foreach (ModelCase model in ModelCase.In(Folder!))
        {
            (string outcome, string details) = model.Run();
            File.WriteAllText(Path.Combine(model.Folder, "model.netgenmodel"),
                ModelFile.Read(Path.Combine(model.Folder, "model.onnx"), "Models/model.onnx").Content.Text);
            report.Add($"{outcome}\t{model.Name}\t{string.Join(',', model.Operators)}\t{details.ReplaceLineEndings(" ")}");
        }

        File.WriteAllLines(Path.Combine(Folder!, "report.tsv"), report);
        report.Where(static line => line.StartsWith("wrong", StringComparison.Ordinal) || line.StartsWith("throws", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
