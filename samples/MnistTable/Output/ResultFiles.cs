namespace MnistTable.Output;

/// <summary>Prints what the rows came to, and keeps it: the table as Markdown, the report as a page.</summary>
internal static class ResultFiles
{
    /// <summary>Prints and writes.</summary>
    public static void Write(RowResult[] results, Settings settings)
    {
        string table = MarkdownTable.Of(results), suffix = settings.Chooses ? "-choose" : "";
        Console.WriteLine();
        Console.WriteLine(table);
        Console.WriteLine();
        foreach (RowResult result in results)
        {
            Console.WriteLine(result);
        }

        string markdown = Path.Combine(settings.Folder, $"table{suffix}.md"), report = Path.Combine(settings.Folder, $"report{suffix}.html");
        File.WriteAllText(markdown, table + "\n");
        File.WriteAllText(report, ReportPage.Of(results, Images.MeasuredOn(settings)));
        Console.WriteLine();
        Console.WriteLine($"The table is in {markdown}, the trace plots are in {report}.");
    }
}
