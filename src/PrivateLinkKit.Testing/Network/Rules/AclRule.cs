using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>One rule of a network ACL in one direction, for IPv4.</summary>
/// <param name="Number">Its number; the lowest one that matches decides.</param>
/// <param name="Allows">false if it denies.</param>
/// <param name="Protocol">The protocol's number, or <c>-1</c> for all of them.</param>
/// <param name="FromPort">The first port; null for all of them.</param>
/// <param name="ToPort">The last port; null for all of them.</param>
/// <param name="Range">Addresses of the other side.</param>
internal sealed record AclRule(int Number, bool Allows, string Protocol, int? FromPort, int? ToPort, IPNetwork Range)
{
    /// <summary>The number of the rule that denies what no other matches; displayed as <c>*</c>.</summary>
    public const int LastNumber = 32767;

    public string Name => Number is LastNumber ? "*" : $"{Number}";

    private bool CoversEveryPort => Protocol is "-1" || FromPort is null || ToPort is null;

    /// <summary>Returns true if the rule is about TCP packets of this port from or to this address.</summary>
    public bool Matches(IPAddress other, int port) =>
        Protocol is "-1" or "6" && Range.Contains(other) && (CoversEveryPort || (FromPort <= port && port <= ToPort));

    /// <summary>Ports at which the decision about a range of ports can change.</summary>
    public IEnumerable<int> Boundaries() => CoversEveryPort ? [] : [FromPort!.Value, ToPort!.Value + 1];
}
