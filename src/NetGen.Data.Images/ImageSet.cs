using System.Collections.Immutable;

namespace NetGen;

/// <summary>Images as a data set, with the files of its rows and the classes of its targets.</summary>
public sealed class ImageSet
{
    internal ImageSet(Dataset data, ImmutableArray<string> classes, ImmutableArray<string> paths) => (Data, Classes, Paths) = (data, classes, paths);

    /// <summary>The data set. Each image is a row of height × width × channels values in [0, 1], row-major, with a one-hot target.</summary>
    public Dataset Data { get; }

    /// <summary>The names of the classes, in the order of the targets.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The file of each row.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Files that were left out because they are damaged (<see cref="DamagedImages.LeaveOut"/>), in the order of the list.</summary>
    public ImmutableArray<LeftOutImage> LeftOut { get; internal init; } = [];

    /// <summary>Notes that are not errors, one per line: files of other kinds next to the images, and classes without an image.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];
}
