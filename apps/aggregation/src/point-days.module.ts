import { Module } from '@nestjs/common';
import { AnomaliesController } from './inbound/anomalies.controller.js';
import { PointDayJob } from './inbound/point-day.job.js';
import { NoteAnomaliesService } from './note-anomalies.service.js';
import { SettlePointDaysService } from './settle-point-days.service.js';
import { AnomalyRepository } from './store/anomaly.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { MeasureCellRepository } from './store/measure-cell.repository.js';
import { ObservationRepository } from './store/observation.repository.js';
import { PointDayDueRepository } from './store/point-day-due.repository.js';
import { PointDayFactsRepository } from './store/point-day-facts.repository.js';

/** Whether points were watched, and what is counted of their days beside movements. */
@Module({
  controllers: [AnomaliesController],
  providers: [PointDayJob, SettlePointDaysService, NoteAnomaliesService, AnomalyRepository, KnownPointRepository, ObservationRepository, PointDayDueRepository, PointDayFactsRepository, MeasureCellRepository],
  exports: [ObservationRepository, PointDayDueRepository],
})
export class PointDaysModule {}
