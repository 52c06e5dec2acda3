namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A protocol whose operations are named by method and path.</summary>
internal interface IRestProtocol
{
    /// <summary>Renders a structure that is the whole body.</summary>
    /// <param name="name">Name of the member that holds it.</param>
    /// <param name="payload">The structure.</param>
    ApiAnswer RenderPayload(string name, WireValue payload);
}
