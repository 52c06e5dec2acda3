namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Part of an HTTP request that carries a parameter.</summary>
internal enum RequestPlace
{
    Body,
    Query,
    Header,
    Path,
}
