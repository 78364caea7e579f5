using System.Text;

namespace NetGen.Reliability.Gradients.Networks;

/// <summary>The attributes of a class as they are written, with the shape of what the last of them gives.</summary>
/// <param name="shape">The input: units; length and channels; or height, width and channels.</param>
internal sealed class DeclaredShape(params int[] shape)
{
    private readonly StringBuilder _text = new();

    private int _labels;

    public IReadOnlyList<int> Sizes { get; private set; } = shape;

    public int Channels => Sizes[^1];

    public string Text => _text.ToString().TrimEnd();

    /// <summary>A layer that keeps the shape, or no layer.</summary>
    public DeclaredShape Add(string attribute)
    {
        _text.Append('[').Append(attribute).Append("] ");
        return this;
    }

    /// <summary>A layer that gives another shape.</summary>
    public DeclaredShape Add(string attribute, params int[] sizes)
    {
        Sizes = sizes;
        return Add(attribute);
    }

    /// <summary>A layer that changes the channels alone.</summary>
    public DeclaredShape AddOfChannels(string attribute, int channels) => Add(attribute, [.. Sizes.SkipLast(1), channels]);

    /// <summary>A layer whose window goes over the places, from the window's size, stride, padding on either side and dilation.</summary>
    public DeclaredShape AddOfWindow(string attribute, int channels, int height, int width, int stride, int pad, int dilation)
    {
        int[] kernel = Sizes.Count == 2 ? [width] : [height, width];
        IEnumerable<int> places = Sizes.SkipLast(1).Select((size, axis) => ((size + (2 * pad) - (((kernel[axis] - 1) * dilation) + 1)) / stride) + 1);
        return Add(attribute, [.. places, channels]);
    }

    /// <summary>A layer that is padded so that only its stride makes the value smaller.</summary>
    public DeclaredShape AddOfSame(string attribute, int channels, int stride) =>
        Add(attribute, [.. Sizes.SkipLast(1).Select(size => (size + stride - 1) / stride), channels]);

    /// <summary>Names what is here.</summary>
    public (string Name, IReadOnlyList<int> Sizes) Label()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"v{_labels++}");
        Add($"Label(\"{name}\")");
        return (name, Sizes);
    }

    /// <summary>Goes on from an earlier value.</summary>
    public void From((string Name, IReadOnlyList<int> Sizes) label) => Add($"From(\"{label.Name}\")", [.. label.Sizes]);

    /// <summary>Joins an earlier value: adds it where the shapes are equal, else puts the channels side by side where all else is equal.</summary>
    /// <returns>Whether it could be joined.</returns>
    public bool Join((string Name, IReadOnlyList<int> Sizes) label, bool adds)
    {
        if (!label.Sizes.SkipLast(1).SequenceEqual(Sizes.SkipLast(1)) || (adds && label.Sizes[^1] != Channels))
        {
            return false;
        }

        if (adds)
        {
            Add($"Add(\"{label.Name}\")");
        }
        else
        {
            AddOfChannels($"Concat(\"{label.Name}\")", Channels + label.Sizes[^1]);
        }

        return true;
    }
}
