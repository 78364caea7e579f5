using System.Collections.Immutable;

namespace NetGen;

/// <summary>The files to be loaded, and their classes.</summary>
/// <param name="Source">The name of the source in messages: the folder.</param>
/// <param name="Paths">The files, in the order of the rows.</param>
/// <param name="Labels">The class of each file, from 0.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Notes">Notes that are not errors.</param>
internal sealed record FoundImages(
    string Source,
    ImmutableArray<string> Paths,
    ImmutableArray<int> Labels,
    ImmutableArray<string> Classes,
    ImmutableArray<string> Notes);
