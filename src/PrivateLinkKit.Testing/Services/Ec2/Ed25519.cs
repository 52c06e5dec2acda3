using System.Numerics;
using System.Security.Cryptography;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Public keys of Ed25519 (RFC 8032), which the class library does not have. Not hardened against timing: the keys are for tests.</summary>
internal static class Ed25519
{
    public const int SeedLength = 32;

    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Reduce(-121665 * Inverse(121666));
    private static readonly BigInteger BaseY = Reduce(4 * Inverse(5));
    private static readonly BigInteger BaseX = EvenRoot(Reduce(((BaseY * BaseY) - 1) * Inverse((D * BaseY * BaseY) + 1)));

    public static byte[] PublicKey(byte[] seed)
    {
        var scalar = SHA512.HashData(seed)[..32];
        scalar[0] &= 248;
        scalar[31] = (byte)((scalar[31] & 127) | 64);
        var (x, y) = Multiply(new BigInteger(scalar, isUnsigned: true));
        var encoded = new byte[32];
        y.ToByteArray(isUnsigned: true).CopyTo(encoded, 0);
        encoded[31] |= (byte)(x.IsEven ? 0 : 128);
        return encoded;
    }

    private static (BigInteger X, BigInteger Y) Multiply(BigInteger scalar)
    {
        var (sum, power) = ((X: BigInteger.Zero, Y: BigInteger.One), (X: BaseX, Y: BaseY));
        for (; !scalar.IsZero; scalar >>= 1)
        {
            sum = scalar.IsEven ? sum : Add(sum, power);
            power = Add(power, power);
        }

        return sum;
    }

    private static (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) one, (BigInteger X, BigInteger Y) other)
    {
        var product = Reduce(D * one.X * other.X * one.Y * other.Y);
        return (
            Reduce(((one.X * other.Y) + (other.X * one.Y)) * Inverse(1 + product)),
            Reduce(((one.Y * other.Y) + (one.X * other.X)) * Inverse(1 - product)));
    }

    private static BigInteger EvenRoot(BigInteger square)
    {
        var root = BigInteger.ModPow(square, (P + 3) / 8, P);
        root = Reduce((root * root) - square).IsZero ? root : Reduce(root * BigInteger.ModPow(2, (P - 1) / 4, P));
        return root.IsEven ? root : P - root;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Reduce(value), P - 2, P);

    private static BigInteger Reduce(BigInteger value) => ((value % P) + P) % P;
}
