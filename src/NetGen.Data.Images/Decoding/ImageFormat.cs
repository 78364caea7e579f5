namespace NetGen;

/// <summary>How an image is encoded. Its first bytes tell, never its name.</summary>
internal enum ImageFormat
{
    Png,
    Jpeg,
}

/// <summary>What a file says of its image before anything is decoded.</summary>
/// <param name="Format">How it is encoded.</param>
/// <param name="Width">Pixels in a row, as they are stored.</param>
/// <param name="Height">Rows of pixels, as they are stored.</param>
/// <param name="Orientation">How the stored pixels are to be turned: 1 to 8, as Exif numbers them; 1 is upright.</param>
internal readonly record struct ImageHeader(ImageFormat Format, int Width, int Height, int Orientation);
