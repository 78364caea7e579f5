namespace NetGen;

/// <summary>MNIST: 70,000 handwritten digits of 28 × 28 pixels (Y. LeCun, C. Cortes, C. Burges).</summary>
/// <remarks>Data sets published in the same four files, such as Fashion-MNIST, load as well.</remarks>
public sealed class Mnist
{
    private const int Side = 28;
    private const int Classes = 10;

    private Mnist(Dataset train, Dataset test)
    {
        Train = train;
        Test = test;
    }

    /// <summary>The training set (60,000 rows): 784 pixels row by row, 0 (background) to 1 (ink), and 10 one-hot targets.</summary>
    public Dataset Train { get; }

    /// <summary>The test set (10,000 rows), in the same form.</summary>
    public Dataset Test { get; }

    /// <summary>Reads the four files from a folder.</summary>
    /// <param name="folder">
    /// The folder with <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>. Each
    /// name may end in <c>.gz</c>, and may have a dot instead of the second hyphen.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing. The message names all missing files.</exception>
    /// <exception cref="NetGenFormatException">A file is damaged, or images and labels do not match.</exception>
    public static Mnist Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Expected a folder with the four MNIST files, but found no folder {Path.GetFullPath(folder)}.");
        }

        string[] names = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];
        string?[] paths = Array.ConvertAll(names, name => Find(folder, name));
        if (paths is [string trainImages, string trainLabels, string testImages, string testLabels])
        {
            return new Mnist(Read(trainImages, trainLabels), Read(testImages, testLabels));
        }

        string missing = string.Join(", ", names.Where((_, i) => paths[i] is null));
        throw new FileNotFoundException($"Expected the four MNIST files, packed (.gz) or not, but found no {missing} in {Path.GetFullPath(folder)}.");
    }

    private static string? Find(string folder, string name)
    {
        // Some tools that decompress files turn train-images-idx3-ubyte into train-images.idx3-ubyte.
        string dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return new[] { name, name + ".gz", dotted, dotted + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static Dataset Read(string imagesPath, string labelsPath)
    {
        IdxFile images = IdxFile.Read(imagesPath);
        if (images.Dimensions is not [int count, Side, Side])
        {
            throw new NetGenFormatException($"{imagesPath}: expected dimensions n × {Side} × {Side}, but found {string.Join(" × ", images.Dimensions)}.");
        }

        IdxFile labels = IdxFile.Read(labelsPath);
        if (labels.Dimensions is not [int labelCount])
        {
            throw new NetGenFormatException($"{labelsPath}: expected 1 dimension, but found {string.Join(" × ", labels.Dimensions)}.");
        }

        if (labelCount != count)
        {
            throw new NetGenFormatException($"{labelsPath}: expected {count} labels, one for each image of {imagesPath}, but found {labelCount}.");
        }

        int wrong = labels.Values.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (wrong >= 0)
        {
            throw new NetGenFormatException($"{labelsPath}: expected labels from 0 to {Classes - 1}, but found {labels.Values[wrong]} in row {wrong}.");
        }

        return Dataset.FromLabels(Scale(images.Values), Side * Side, Array.ConvertAll(labels.Values.ToArray(), static label => (int)label), Classes);
    }

    private static float[] Scale(ReadOnlySpan<byte> pixels)
    {
        float[] features = new float[pixels.Length];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = pixels[i] / 255f;
        }

        return features;
    }
}
