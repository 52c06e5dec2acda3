namespace PrivateLinkKit.Testing;

/// <summary>An image that was added to <see cref="ContainerImages"/>.</summary>
public sealed class AddedImage
{
    private readonly Action _anyTag;

    internal AddedImage(Action anyTag) => _anyTag = anyTag;

    /// <summary>Applies the image to every tag and digest of its name that was not added separately.</summary>
    /// <returns>The same image.</returns>
    public AddedImage AnyTag()
    {
        _anyTag();
        return this;
    }
}
