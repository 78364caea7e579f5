namespace NetGen;

/// <summary>The format of an image. It is recognised by the first bytes, never by the name.</summary>
internal enum ImageFormat
{
    Png,
    Jpeg,
}

/// <summary>The properties of an image that a file states before anything is decoded.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Width">Pixels in a stored row.</param>
/// <param name="Height">Stored rows of pixels.</param>
/// <param name="Orientation">The orientation of the stored pixels: 1 to 8, as in Exif; 1 is upright.</param>
/// <param name="LeastBytes">No file of this size is shorter; 0 if that is not known.</param>
internal readonly record struct ImageHeader(ImageFormat Format, int Width, int Height, int Orientation, long LeastBytes = 0);
