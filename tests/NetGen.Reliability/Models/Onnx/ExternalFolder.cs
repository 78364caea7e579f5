using System.Runtime.InteropServices;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>A model's folder with a file of values in it, and a secret beside it that no model may read.</summary>
internal static class ExternalFolder
{
    public const string Secret = "secret.bin", Link = "link.bin", FolderLink = "up";

    /// <summary>The value that the secret repeats.</summary>
    public const float SecretValue = 7654.321f;

    private const int Count = 64;

    /// <summary>Makes the files.</summary>
    /// <returns>The model's folder.</returns>
    public static string In(string folder)
    {
        string models = Path.Combine(folder, "models"), secret = Path.Combine(folder, Secret);
        Directory.CreateDirectory(Path.Combine(models, "sub"));
        Write(Path.Combine(models, SoundModels.ValuesFile), 0.5f);
        Write(Path.Combine(models, "sub", SoundModels.ValuesFile), SecretValue);
        Write(secret, SecretValue);
        File.WriteAllBytes(Path.Combine(models, "empty.bin"), []);
        File.CreateSymbolicLink(Path.Combine(models, Link), secret);
        Directory.CreateSymbolicLink(Path.Combine(models, FolderLink), folder);
        return models;
    }

    private static void Write(string path, float value) =>
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(Enumerable.Repeat(value, Count).ToArray()).ToArray());
}
