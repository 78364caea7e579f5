namespace NetGen;

/// <summary>How an image is fitted if its aspect ratio differs from that of the network's input.</summary>
public enum ImageFit
{
    /// <summary>The whole image is resized to the height and width of the input. It is distorted.</summary>
    Stretch,

    /// <summary>
    /// The whole image is resized with its own aspect ratio, and centred. The rest is <see cref="ImageOptions.PadValue"/>. Some libraries call this padding.
    /// </summary>
    Letterbox,

    /// <summary>The largest central part with the input's aspect ratio is used. The parts beside it are lost.</summary>
    CenterCrop,
}
