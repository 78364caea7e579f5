namespace NetGen.Imaging.Tests;

/// <summary>Short forms for tests.</summary>
internal static class ImageBytes
{
    /// <summary>The image that a file becomes.</summary>
    public static float[] Read(byte[] file, ImageOptions options)
    {
        float[] values = [.. Enumerable.Repeat(float.NaN, options.Length)];
        Images.Read(file, options, values);
        return values;
    }

    /// <summary>The image that a file becomes, in whole 255ths.</summary>
    public static int[] ReadBytes(byte[] file, ImageOptions options) => [.. Read(file, options).Select(static value => (int)MathF.Round(value * 255))];

    /// <summary>A file in a folder of a folder.</summary>
    public static string Write(this NetGen.Tests.TemporaryFolder folder, string name, byte[] content)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
