using System.Collections.Immutable;

namespace NetGen;

/// <summary>Images as a data set, and what belongs to its rows and targets.</summary>
public sealed class ImageSet
{
    internal ImageSet(Dataset data, ImmutableArray<string> classes, ImmutableArray<string> paths) => (Data, Classes, Paths) = (data, classes, paths);

    /// <summary>A row for each image: height × width × channels values in [0, 1], row-major, and a one-hot target.</summary>
    public Dataset Data { get; }

    /// <summary>The names of the classes, in the order of the targets.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The file of each row.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Files that were left out because they are damaged (<see cref="DamagedImages.LeaveOut"/>), in the order in which they would stand.</summary>
    public ImmutableArray<LeftOutImage> LeftOut { get; internal init; } = [];

    /// <summary>What is no error but should be known, a line each: files of other kinds beside the images, classes without an image.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];
}
