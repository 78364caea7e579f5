using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic is listed, explained and tested.</summary>
public sealed class DiagnosticListTests
{
    private static readonly DiagnosticDescriptor[] s_all =
    [
        .. DeclarationDiagnostics.All, .. LayerDiagnostics.All, .. GraphDiagnostics.All, .. ImageDiagnostics.All, .. ModelFileDiagnostics.All,
        .. TrainingDiagnostics.All
    ];

    [Fact]
    public void Fields_AreAllInTheList() =>
        new[]
        {
            typeof(DeclarationDiagnostics), typeof(LayerDiagnostics), typeof(GraphDiagnostics), typeof(ImageDiagnostics), typeof(ModelFileDiagnostics),
            typeof(TrainingDiagnostics)
        }
            .SelectMany(static type => type.GetFields())
            .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(static field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .ShouldBe(s_all.Select(static descriptor => descriptor.Id), ignoreOrder: true);

    [Fact]
    public void Ids_AreUnique() => s_all.Select(static descriptor => descriptor.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(s_all.Length);

    /// <summary>Advice never keeps a network from being built. Two suggestions stand among the numbers of windows, which they are about.</summary>
    [Fact]
    public void Severities_FollowTheNumbers() =>
        s_all.Except([ImageDiagnostics.ValuesUnread, ImageDiagnostics.DenseOverImage])
            .ShouldAllBe(
                static descriptor => (descriptor.DefaultSeverity == DiagnosticSeverity.Error) == (string.CompareOrdinal(descriptor.Id, "NETGEN200") < 0));

    [Fact]
    public void ReleaseNotes_ListExactlyTheDescriptors() =>
        ReleasedRule.All.ShouldBe(s_all
            .Select(
                static descriptor =>
                    new ReleasedRule(descriptor.Id, descriptor.Category, $"{descriptor.DefaultSeverity}", descriptor.Title.ToString(
                        System.Globalization.CultureInfo.InvariantCulture)))
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal));

    [Fact]
    public void HelpLinks_LeadToPages() => s_all.ShouldAllBe(static descriptor => File.Exists(Path.Combine(Repository.Root, descriptor.HelpLinkUri)));

    [Fact]
    public void Tests_NameEveryId()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Folder(), "*DiagnosticTests.cs").Select(File.ReadAllText));
        s_all.Select(static descriptor => descriptor.Id).Where(id => !tests.Contains($"\"{id}\", \"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
