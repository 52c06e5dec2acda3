using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of one Describe operation.</summary>
internal interface IFilterTable
{
    Operation Operation { get; }

    /// <summary>The documented filters that are emulated; the others of <see cref="Protocols.Operation.Filters"/> are refused by name.</summary>
    IReadOnlyList<string> Emulated { get; }
}
