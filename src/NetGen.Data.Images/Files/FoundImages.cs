using System.Collections.Immutable;

namespace NetGen;

/// <summary>Which files are to be loaded as what.</summary>
/// <param name="Source">What messages call them all: the folder.</param>
/// <param name="Paths">The files, in the order of the rows.</param>
/// <param name="Labels">The class of each, from 0.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Notes">What is no error but should be known.</param>
internal sealed record FoundImages(
    string Source,
    ImmutableArray<string> Paths,
    ImmutableArray<int> Labels,
    ImmutableArray<string> Classes,
    ImmutableArray<string> Notes);
