using System.Security.Cryptography;
using System.Text;

namespace PrivateLinkKit.Engine.Model;

/// <summary>Identity of a stack: stacks of one name at two homes are two stacks.</summary>
internal sealed record StackIdentity(string Stack, Place Home)
{
    private const int SuffixLength = 6;

    /// <summary>End of names that have to differ from those of a stack of the same name at another home: six hex digits.</summary>
    public string NameSuffix => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())))[..SuffixLength];

    public override string ToString() => $"{Stack} at {Home}";
}
