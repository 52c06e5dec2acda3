namespace PrivateLinkKit.Testing.Images;

/// <summary>Reference to a container image: its name with the registry, and its tag or digest.</summary>
internal readonly record struct ImageReference(string Name, string Version)
{
    private const string DefaultTag = ":latest";

    /// <summary>Reads <c>name</c>, <c>name:tag</c>, <c>name@digest</c> or <c>name:tag@digest</c>, where the digest takes precedence.</summary>
    public static ImageReference Parse(string image)
    {
        var parts = image.Split('@', 2);

        // A colon before the last slash belongs to a registry's port.
        var colon = parts[0].LastIndexOf(':');
        var (name, tag) = colon > parts[0].LastIndexOf('/') ? (parts[0][..colon], parts[0][colon..]) : (parts[0], DefaultTag);
        return new ImageReference(name, parts.Length > 1 ? $"@{parts[1]}" : tag);
    }
}
