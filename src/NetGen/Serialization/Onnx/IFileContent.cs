namespace NetGen;

/// <summary>A part of a file whose length is known before it is written.</summary>
internal interface IFileContent
{
    /// <summary>Its length in bytes.</summary>
    long Length { get; }

    /// <summary>Writes it.</summary>
    void WriteTo(Stream stream);
}
