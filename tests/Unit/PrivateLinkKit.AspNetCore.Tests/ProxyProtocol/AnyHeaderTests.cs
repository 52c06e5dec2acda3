using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

/// <summary>Properties that hold for all byte sequences, on a fixed sample.</summary>
public class AnyHeaderTests
{
    private const int MaxLength = 536;
    private static readonly byte[] Captured = HeaderBytes.Captured.ToArray();
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(20261121, 2603071).WithQuietOnSuccess(true);

    private static readonly Gen<byte> AnyByte = Gen.Choose(0, 255).Select(value => (byte)value);

    private static readonly Gen<byte[]> AnyRest = AnyByte.ArrayOf();

    private static readonly Gen<byte[]> Noise = from length in Gen.Choose(0, 600) from bytes in AnyByte.ArrayOf(length) select bytes;

    private static readonly Gen<byte[]> NoiseAfterVersion1 = Noise.Select(noise => (byte[])[.. "PROXY "u8, .. noise]);

    private static readonly Gen<byte[]> NoiseAfterSignature = Noise.Select(noise => (byte[])[.. Captured[..12], .. noise]);

    /// <summary>Past signature, command and family, and with a length that is sometimes true.</summary>
    private static readonly Gen<byte[]> NoiseAsFields =
        from first in Gen.Elements<byte>(0x20, 0x21)
        from family in Gen.Elements<byte>(0x00, 0x11, 0x21)
        from fields in AnyField.ListOf()
        from rest in AnyRest
        let content = fields.SelectMany(field => field).Concat(rest).ToArray()
        from error in Gen.Elements(0, 0, 0, -1, 1)
        let length = Math.Clamp(content.Length + error, 0, ushort.MaxValue)
        select (byte[])[.. Captured[..12], first, family, (byte)(length >> 8), (byte)length, .. content];

    private static readonly Gen<byte[]> Mutated =
        from changes in (from at in Gen.Choose(0, Captured.Length - 1) from value in AnyByte select (at, value)).NonEmptyListOf()
        from rest in AnyRest
        select (byte[])[.. Changed(changes.Take(3)), .. rest];

    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Noise,
        NoiseAfterVersion1,
        NoiseAfterSignature,
        NoiseAsFields,
        Mutated,
        AnyRest.Select(rest => (byte[])[.. Captured, .. rest]));

    private static readonly Gen<int[]> AnyCuts = Gen.Choose(0, 200).ArrayOf();

    private static Gen<byte[]> AnyField => Gen.OneOf(
        Gen.Elements<byte[]>([0x03, 0, 4, 1, 2, 3, 4], [0xEA, 0, 14, 1, .. "vpce-08d2bf15"u8]),
        AnyNoisyField);

    private static Gen<byte[]> AnyNoisyField =>
        from type in Gen.OneOf(Gen.Elements<byte>(0x03, 0x04, 0xEA), AnyByte)
        from length in Gen.Choose(0, 24)
        from value in AnyByte.ArrayOf(length)
        select (byte[])[type, 0, (byte)length, .. value];

    [Fact]
    public void Parse_AnyBytes_VerdictAndNothingBeyondTheHeader()
    {
        var seen = new HashSet<ProxyHeaderVerdict>();

        Prop.ForAll(AnyBytes.ToArbitrary(), bytes =>
        {
            var (verdict, header) = Verdict(new ReadOnlySequence<byte>(bytes));
            seen.Add(verdict);

            return verdict is ProxyHeaderVerdict.Accepted
                ? header.Length == 16 + (bytes[14] << 8) + bytes[15] && header.Length <= bytes.Length && header.Length <= MaxLength
                : header == default;
        }).Check(Many);

        Assert.Equal(Enum.GetValues<ProxyHeaderVerdict>().Where(verdict => verdict <= ProxyHeaderVerdict.WrongChecksum), seen.Order());
    }

    [Fact]
    public void Parse_AnyBytesInAnyPieces_SameVerdict() => Prop.ForAll(AnyBytes.ToArbitrary(), AnyCuts.ToArbitrary(), (bytes, cuts) =>
    {
        var whole = Verdict(new ReadOnlySequence<byte>(bytes));

        return Verdict(Pieces.Of(bytes, cuts)) == whole;
    }).Check(Many);

    [Fact]
    public void Parse_AnyBytesAsTheyArrive_FirstVerdictIsTheLast() => Prop.ForAll(AnyBytes.ToArbitrary(), AnyCuts.ToArbitrary(), (bytes, cuts) =>
    {
        var whole = Verdict(new ReadOnlySequence<byte>(bytes));

        return cuts.Where(cut => cut <= bytes.Length)
            .Select(cut => Verdict(new ReadOnlySequence<byte>(bytes, 0, cut)))
            .All(early => early.Verdict is ProxyHeaderVerdict.Incomplete || early == whole);
    }).Check(Many);

    [Fact]
    public void Parse_OneByteBehindTheLengthChanged_RefusedOrTheSame()
    {
        var whole = Verdict(new ReadOnlySequence<byte>(Captured));
        for (var at = 16; at < Captured.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = Verdict(new ReadOnlySequence<byte>(Changed([(at, (byte)value)])));

                Assert.True(changed.Verdict is not ProxyHeaderVerdict.Accepted || changed == whole, $"Byte {at} as {value} gives {changed}.");
            }
        }
    }

    [Fact]
    public void Parse_EveryBeginningOfAHeader_Incomplete() => Assert.All(
        Enumerable.Range(0, Captured.Length),
        length => Assert.Equal((ProxyHeaderVerdict.Incomplete, default), Verdict(new ReadOnlySequence<byte>(Captured, 0, length))));

    private static (ProxyHeaderVerdict Verdict, ProxyHeader Header) Verdict(ReadOnlySequence<byte> bytes) =>
        (ProxyHeaderParser.Parse(bytes, MaxLength, out var header), header);

    private static byte[] Changed(IEnumerable<(int At, byte Value)> changes)
    {
        byte[] bytes = [.. Captured];
        foreach (var (at, value) in changes)
        {
            bytes[at] = value;
        }

        return bytes;
    }
}
