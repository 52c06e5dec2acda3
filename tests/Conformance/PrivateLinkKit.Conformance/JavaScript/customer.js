import assert from "node:assert/strict";
import { tagged, until } from "./aws.js";
import { Network } from "./network.js";

// The customer's side, whose endpoint the provider has yet to accept.
export class Customer {
  static async build(account, ServiceName) {
    const customer = new Customer();
    Object.assign(customer, account);
    await customer.#stand(account, ServiceName);
    await customer.#connect(ServiceName);
    return customer;
  }

  async delete() {
    const { ec2 } = this;
    assert.deepEqual((await ec2.deleteVpcEndpoints({ VpcEndpointIds: [this.endpoint] })).Unsuccessful, []);
    await ec2.terminateInstances({ InstanceIds: [this.instance] });
    await until(ec2, "InstanceTerminated", { InstanceIds: [this.instance] });
    await ec2.deleteSecurityGroup({ GroupId: this.group });
    await this.network.delete();
  }

  async #stand(account, ServiceName) {
    const [offer] = (await this.ec2.describeVpcEndpointServices({ ServiceNames: [ServiceName] })).ServiceDetails;
    this.network = await Network.build(account, "10.1.1", offer.AvailabilityZones);
    this.group = await this.network.group("endpoint");
    await this.network.admit(this.group, 80, { IpRanges: [{ CidrIp: this.network.cidr, Description: "us" }] });
  }

  async #connect(ServiceName) {
    const { ec2, network } = this;
    this.endpoint = (await ec2.createVpcEndpoint({
      VpcEndpointType: "Interface", VpcId: network.vpc, ServiceName, SubnetIds: network.public, SecurityGroupIds: [this.group],
      PrivateDnsEnabled: false, TagSpecifications: tagged("vpc-endpoint", { Name: "task-api" }),
    })).VpcEndpoint.VpcEndpointId;
    this.instance = (await ec2.runInstances({
      ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, SubnetId: network.public[0],
    })).Instances[0].InstanceId;
    for (const waiter of ["InstanceExists", "InstanceRunning", "InstanceStatusOk"]) {
      await until(ec2, waiter, { InstanceIds: [this.instance] });
    }
  }
}
