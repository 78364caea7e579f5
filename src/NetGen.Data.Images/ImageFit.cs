namespace NetGen;

/// <summary>What is done with an image whose sides are in another proportion than the network's input.</summary>
public enum ImageFit
{
    /// <summary>Height and width are resized each by itself: all of the image is seen, distorted.</summary>
    Stretch,

    /// <summary>All of the image is seen in its own proportion, in the middle; the rest is <see cref="ImageOptions.PadValue"/>. Also called padding.</summary>
    Letterbox,

    /// <summary>The largest part in the middle that has the input's proportion is seen; what is beside it is lost.</summary>
    CenterCrop,
}
