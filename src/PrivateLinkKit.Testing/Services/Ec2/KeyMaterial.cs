using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The keys of a key pair as texts, with AWS's fingerprint.</summary>
/// <param name="Type"><c>rsa</c> or <c>ed25519</c>.</param>
/// <param name="PublicKey">The public key in the format of OpenSSH.</param>
/// <param name="Fingerprint">The fingerprint.</param>
/// <param name="PrivateKey">The private key as PEM; null for an imported one.</param>
internal sealed record KeyMaterial(string Type, string PublicKey, string Fingerprint, string? PrivateKey = null)
{
    public const string Rsa = "rsa";
    public const string Ed25519Type = "ed25519";

    private const string SshRsa = "ssh-rsa";
    private const string SshEd25519 = "ssh-ed25519";

    [SuppressMessage("Security", "CA5350", Justification = "AWS's fingerprint of created RSA keys is a SHA-1 digest.")]
    public static KeyMaterial CreateRsa()
    {
        using var key = RSA.Create(2048);
        return new(Rsa, OpenSsh(SshRsa, RsaFields(key)), Hex(SHA1.HashData(key.ExportPkcs8PrivateKey())), key.ExportRSAPrivateKeyPem());
    }

    public static KeyMaterial CreateEd25519()
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519.SeedLength);
        var publicKey = Ed25519.PublicKey(seed);
        return new(Ed25519Type, OpenSsh(SshEd25519, publicKey), Sha256(SshEd25519, publicKey), PrivateKeyFile(seed, publicKey));
    }

    /// <summary>Reads a public key in the format of OpenSSH; null if it is none of RSA or ED25519.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "AWS's fingerprint of imported RSA keys is an MD5 digest.")]
    public static KeyMaterial? Import(byte[] material)
    {
        var text = Encoding.UTF8.GetString(material).Trim();
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var type, var encoded, ..] || Fields(encoded) is not [var inner, .. var fields]
            || Encoding.ASCII.GetString(inner) != type)
        {
            return null;
        }

        if (type is SshEd25519 && fields is [{ Length: 32 } publicKey])
        {
            return new(Ed25519Type, text, Sha256(SshEd25519, publicKey));
        }

        if (type is not SshRsa || fields is not [var exponent, var modulus])
        {
            return null;
        }

        using var key = RSA.Create(new RSAParameters { Exponent = exponent, Modulus = modulus.AsSpan().TrimStart((byte)0).ToArray() });
        return new(Rsa, text, Hex(MD5.HashData(key.ExportSubjectPublicKeyInfo())));
    }

    private static byte[][] RsaFields(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return [parameters.Exponent!, [0, .. parameters.Modulus!]];
    }

    private static string OpenSsh(string type, params byte[][] fields) => $"{type} {Convert.ToBase64String(Blob(type, fields))}";

    private static string Sha256(string type, byte[] publicKey) => Convert.ToBase64String(SHA256.HashData(Blob(type, publicKey)));

    private static string Hex(byte[] digest) => string.Join(':', digest.Select(part => $"{part:x2}"));

    private static byte[] Blob(string type, params byte[][] fields) => [.. Field(Encoding.ASCII.GetBytes(type)), .. fields.SelectMany(Field)];

    private static byte[] Field(byte[] value) => [.. Number((uint)value.Length), .. value];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static List<byte[]>? Fields(string encoded)
    {
        var blob = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, blob, out var length))
        {
            return null;
        }

        var fields = new List<byte[]>();
        var rest = blob.AsSpan(0, length);
        while (rest.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(rest) is var size && size <= rest.Length - 4)
        {
            fields.Add(rest.Slice(4, (int)size).ToArray());
            rest = rest[(4 + (int)size)..];
        }

        return rest.IsEmpty ? fields : null;
    }

    /// <summary>An unencrypted private key in the format of OpenSSH (PROTOCOL.key).</summary>
    private static string PrivateKeyFile(byte[] seed, byte[] publicKey)
    {
        var blob = Blob(SshEd25519, publicKey);
        byte[] secret = [.. Number(1), .. Number(1), .. blob, .. Field([.. seed, .. publicKey]), .. Field([])];
        byte[] padded = [.. secret, .. Enumerable.Range(1, (8 - (secret.Length % 8)) % 8).Select(place => (byte)place)];
        byte[] none = "none"u8.ToArray();
        byte[] file = [.. "openssh-key-v1\0"u8, .. Field(none), .. Field(none), .. Field([]), .. Number(1), .. Field(blob), .. Field(padded)];
        return PemEncoding.WriteString("OPENSSH PRIVATE KEY", file);
    }
}
