namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A change of a request or response.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Place">Where.</param>
/// <param name="Name">The name of the header or parameter; empty for other places.</param>
/// <param name="Value">The value, with selections such as <c>$request.path</c> or <c>${request.path.id}</c>.</param>
internal sealed record ParameterMapping(MappingAction Action, MappingPlace Place, string Name, string Value);

internal enum MappingAction
{
    Append,
    Overwrite,
    Remove,
}

internal enum MappingPlace
{
    Header,
    QueryString,
    Path,
    StatusCode,
}
