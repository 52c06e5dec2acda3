namespace PrivateLinkKit.Testing;

/// <summary>An image that was added to <see cref="ContainerImages"/>.</summary>
public sealed class AddedImage
{
    private readonly Action _anyTag;
    private readonly Action<IReadOnlyList<int>> _onPorts;

    internal AddedImage(Action anyTag, Action<IReadOnlyList<int>> onPorts) => (_anyTag, _onPorts) = (anyTag, onPorts);

    /// <summary>Applies the image to every tag and digest of its name that was not added separately.</summary>
    /// <returns>The same image.</returns>
    public AddedImage AnyTag()
    {
        _anyTag();
        return this;
    }

    /// <summary>
    /// Sets the ports on which instances of the image listen, for a machine image such as <c>ami-…</c>. Containers listen on their container ports.
    /// </summary>
    /// <param name="ports">The ports; by default, 80 only. An image added with <see cref="ContainerImages.AddProcess"/> has one.</param>
    /// <returns>The same image.</returns>
    /// <exception cref="ArgumentException"><paramref name="ports"/> is empty, or one is not between 1 and 65535.</exception>
    public AddedImage OnPorts(params int[] ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        if (ports.Length is 0 || Array.Exists(ports, port => port is < 1 or > ushort.MaxValue))
        {
            throw new ArgumentException($"Ports are numbers from 1 to 65535, at least one: [{string.Join(", ", ports)}].", nameof(ports));
        }

        _onPorts([.. ports.Distinct()]);
        return this;
    }
}
