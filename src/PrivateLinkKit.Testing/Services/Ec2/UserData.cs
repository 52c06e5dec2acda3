using System.Text;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>User data of instances: any bytes in Base64, 16 KB at most.</summary>
internal static class UserData
{
    private const int Longest = 16384;

    /// <summary>Returns well-formed user data; null: none.</summary>
    public static string? Checked(string? encoded)
    {
        if (string.IsNullOrEmpty(encoded))
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        return !Convert.TryFromBase64String(encoded, bytes, out var length) ? throw new AwsErrorException(
                "InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.")
            : length <= Longest ? encoded
            : throw Ec2Errors.InvalidValue($"User data is limited to {Longest} bytes");
    }

    public static string Text(string? encoded) => encoded is null ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
}
