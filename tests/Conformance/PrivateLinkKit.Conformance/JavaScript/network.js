import { tagged, until } from "./aws.js";

export const EVERYWHERE = "0.0.0.0/0";

export const permission = (port, source) => ({ IpProtocol: "tcp", FromPort: port, ToPort: port, ...source });

// A VPC with public and private subnets in two zones, an internet gateway and a NAT gateway.
export class Network {
  tables = [];
  associations = [];

  static async build({ ec2 }, prefix, zones) {
    const network = new Network();
    network.ec2 = ec2;
    await network.#vpc(prefix, zones);
    await network.#waysOut();
    return network;
  }

  async group(GroupName) {
    const { GroupId } = await this.ec2.createSecurityGroup({ GroupName, Description: `Task API: ${GroupName}`, VpcId: this.vpc });
    await until(this.ec2, "SecurityGroupExists", { GroupIds: [GroupId] });
    return GroupId;
  }

  async admit(GroupId, port, source) {
    await this.ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [permission(port, source)] });
  }

  async delete() {
    const ec2 = this.ec2;
    await ec2.deleteNatGateway({ NatGatewayId: this.nat });
    await until(ec2, "NatGatewayDeleted", { NatGatewayIds: [this.nat] });
    await ec2.releaseAddress({ AllocationId: this.address });
    for (const AssociationId of this.associations) {
      await ec2.disassociateRouteTable({ AssociationId });
    }
    for (const RouteTableId of this.tables) {
      await ec2.deleteRouteTable({ RouteTableId });
    }
    for (const SubnetId of this.subnets) {
      await ec2.deleteSubnet({ SubnetId });
    }
    await ec2.detachInternetGateway({ InternetGatewayId: this.gateway, VpcId: this.vpc });
    await ec2.deleteInternetGateway({ InternetGatewayId: this.gateway });
    await ec2.deleteVpc({ VpcId: this.vpc });
  }

  async #vpc(prefix, zones) {
    const ec2 = this.ec2;
    this.cidr = `${prefix}.0/24`;
    this.vpc = (await ec2.createVpc({ CidrBlock: this.cidr, TagSpecifications: tagged("vpc", { Name: "task-api" }) })).Vpc.VpcId;
    await until(ec2, "VpcExists", { VpcIds: [this.vpc] });
    await until(ec2, "VpcAvailable", { VpcIds: [this.vpc] });
    await ec2.modifyVpcAttribute({ VpcId: this.vpc, EnableDnsHostnames: { Value: true } });
    this.subnets = [];
    for (const [place, start] of [0, 64, 128, 192].entries()) {
      const { Subnet } = await ec2.createSubnet({ VpcId: this.vpc, CidrBlock: `${prefix}.${start}/26`, AvailabilityZone: zones[place % 2] });
      this.subnets.push(Subnet.SubnetId);
    }
    await until(ec2, "SubnetAvailable", { SubnetIds: this.subnets });
    [this.public, this.private] = [this.subnets.slice(0, 2), this.subnets.slice(2)];
  }

  async #waysOut() {
    const ec2 = this.ec2;
    this.gateway = (await ec2.createInternetGateway({})).InternetGateway.InternetGatewayId;
    await until(ec2, "InternetGatewayExists", { InternetGatewayIds: [this.gateway] });
    await ec2.attachInternetGateway({ InternetGatewayId: this.gateway, VpcId: this.vpc });
    this.address = (await ec2.allocateAddress({ Domain: "vpc" })).AllocationId;
    this.nat = (await ec2.createNatGateway({ SubnetId: this.public[0], AllocationId: this.address })).NatGateway.NatGatewayId;
    await until(ec2, "NatGatewayAvailable", { NatGatewayIds: [this.nat] });
    await this.#table(this.public, { GatewayId: this.gateway });
    await this.#table(this.private, { NatGatewayId: this.nat });
  }

  async #table(subnets, wayOut) {
    const { RouteTableId } = (await this.ec2.createRouteTable({ VpcId: this.vpc })).RouteTable;
    await this.ec2.createRoute({ RouteTableId, DestinationCidrBlock: EVERYWHERE, ...wayOut });
    this.tables.push(RouteTableId);
    for (const SubnetId of subnets) {
      this.associations.push((await this.ec2.associateRouteTable({ RouteTableId, SubnetId })).AssociationId);
    }
  }
}
