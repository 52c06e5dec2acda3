namespace PrivateLinkKit.Testing;

/// <summary>An image that was added to <see cref="ContainerImages"/>.</summary>
public sealed class AddedImage
{
    private readonly Action _anyTag;

    internal AddedImage(Action anyTag) => _anyTag = anyTag;

    /// <summary>Makes the image stand for every tag and digest of its name that was not added by itself.</summary>
    /// <returns>The same image.</returns>
    public AddedImage AnyTag()
    {
        _anyTag();
        return this;
    }
}
