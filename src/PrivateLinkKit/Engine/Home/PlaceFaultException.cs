namespace PrivateLinkKit.Engine.Home;

/// <summary>A recorded place is not read, because its record or the host's options name no access to it. It is never thrown.</summary>
/// <param name="reason">The reason.</param>
internal sealed class PlaceFaultException(string reason) : Exception(reason)
{
    /// <summary>true if the host's options or credentials are the reason.</summary>
    public bool IsOfHost { get; init; }
}
