namespace NetGen.Build.Files;

/// <summary>
/// Writes files that a build reads. A file is written completely or not at all. It is written only if its content changes, so that dependent files are not
/// rebuilt.
/// </summary>
internal static class OutputFile
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Writes a text.</summary>
    public static void Write(string path, string text)
    {
        byte[] bytes = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        Write(path, stream => stream.Write(bytes, 0, bytes.Length));
    }

    /// <summary>Writes floats, little-endian, one block after the other. Without blocks there is no file.</summary>
    public static void Write(string path, IReadOnlyList<float[]> blocks)
    {
        if (blocks.Count == 0)
        {
            File.Delete(path);
            return;
        }

        Write(path, stream =>
        {
            byte[] chunk = new byte[ChunkBytes];
            foreach (float[] block in blocks)
            {
                for (int first = 0; first < block.Length; first += ChunkBytes / sizeof(float))
                {
                    int count = Math.Min(block.Length - first, ChunkBytes / sizeof(float));
                    LittleEndian.CopySingles(block, first, chunk, count);
                    stream.Write(chunk, 0, count * sizeof(float));
                }
            }
        });
    }

    private static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, ChunkBytes))
            {
                write(stream);
            }

            if (!File.Exists(path))
            {
                File.Move(temporary, path);
            }
            else if (!AreEqual(path, temporary))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool AreEqual(string path, string other)
    {
        using FileStream first = File.OpenRead(path), second = File.OpenRead(other);
        if (first.Length != second.Length)
        {
            return false;
        }

        byte[] a = new byte[ChunkBytes], b = new byte[ChunkBytes];
        while (true)
        {
            int count = Fill(first, a);
            if (count != Fill(second, b))
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                if (a[i] != b[i])
                {
                    return false;
                }
            }

            if (count < ChunkBytes)
            {
                return true;
            }
        }
    }

    private static int Fill(Stream stream, byte[] chunk)
    {
        int done = 0;
        for (int read = -1; done < chunk.Length && read != 0; done += read)
        {
            read = stream.Read(chunk, done, chunk.Length - done);
        }

        return done;
    }
}
